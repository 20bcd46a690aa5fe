"""Who works for the programme: officers, viewers, editors, administrators; made and changed in /admin/."""
