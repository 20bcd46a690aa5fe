"""A storefront says more: mark and colour, people, making, pauses, goods shown first, sending and returns, LINE."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0009_editors_translate'),
    ]

    operations = [
        migrations.AddField(
            model_name='storefrontpage',
            name='away_note',
            field=models.CharField(blank=True, max_length=200, verbose_name='บอกลูกค้าระหว่างหยุด'),
        ),
        migrations.AddField(
            model_name='storefrontpage',
            name='away_until',
            field=models.DateField(blank=True, null=True, verbose_name='หยุดพักถึงวันที่'),
        ),
        migrations.AddField(
            model_name='storefrontpage',
            name='colour',
            field=models.CharField(choices=[('sea', 'ทะเล'), ('kolae', 'แดงกอและ'), ('leaf', 'ใบไม้'), ('turmeric', 'ขมิ้น'), ('indigo', 'คราม'), ('plum', 'ม่วงมังคุด')], default='sea', max_length=8, verbose_name='สีของร้าน'),
        ),
        migrations.AddField(
            model_name='storefrontpage',
            name='delivery_words',
            field=models.TextField(blank=True, verbose_name='เรื่องการส่ง'),
        ),
        migrations.AddField(
            model_name='storefrontpage',
            name='featured',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='storefrontpage',
            name='line_id',
            field=models.CharField(blank=True, max_length=40, verbose_name='ไลน์ไอดี'),
        ),
        migrations.AddField(
            model_name='storefrontpage',
            name='logo',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='storefrontpage',
            name='making',
            field=models.TextField(blank=True, verbose_name='ทำอย่างไร'),
        ),
        migrations.AddField(
            model_name='storefrontpage',
            name='pauses',
            field=models.CharField(blank=True, max_length=200, verbose_name='ช่วงหยุดประจำ'),
        ),
        migrations.AddField(
            model_name='storefrontpage',
            name='people',
            field=models.TextField(blank=True, verbose_name='คนเบื้องหลัง'),
        ),
        migrations.AddField(
            model_name='storefrontpage',
            name='people_picture',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='storefrontpage',
            name='return_words',
            field=models.TextField(blank=True, verbose_name='เรื่องการคืน'),
        ),
    ]
