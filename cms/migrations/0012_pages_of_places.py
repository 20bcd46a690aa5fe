"""Pages of the five provinces, and of fairs."""

import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import cms.standing


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0011_editors_keep_words'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProvincePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.CharField(blank=True, max_length=240, verbose_name='ประโยคแนะนำ')),
                ('body', wagtail.fields.StreamField([('text', 0), ('picture', 4), ('pair', 7), ('quote', 10), ('products', 14), ('shops', 17), ('story', 19), ('steps', 24), ('questions', 29), ('call', 34)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link'], 'icon': 'pilcrow', 'label': 'ข้อความ'}), 1: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'รูป'}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'บอกคนที่มองไม่เห็นว่าในรูปมีอะไร', 'label': 'คำบรรยายสำหรับคนมองไม่เห็น', 'max_length': 160}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'ข้อความใต้รูป', 'max_length': 200, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('image', 1), ('alt', 2), ('caption', 3)]], {}), 5: ('wagtail.blocks.StructBlock', [[('image', 1), ('alt', 2), ('caption', 3)]], {'label': 'รูปแรก'}), 6: ('wagtail.blocks.StructBlock', [[('image', 1), ('alt', 2), ('caption', 3)]], {'label': 'รูปที่สอง'}), 7: ('wagtail.blocks.StructBlock', [[('first', 5), ('second', 6)]], {}), 8: ('wagtail.blocks.TextBlock', (), {'label': 'คำพูด', 'max_length': 400, 'rows': 3}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'ใครพูด', 'max_length': 120, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('words', 8), ('who', 9)]], {}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'หัวข้อ', 'max_length': 120, 'required': False}), 12: ('cms.choosers.ProductBlock', (), {}), 13: ('wagtail.blocks.ListBlock', (12,), {'label': 'สินค้า', 'max_num': 12, 'min_num': 1}), 14: ('wagtail.blocks.StructBlock', [[('title', 11), ('products', 13)]], {}), 15: ('cms.choosers.ShopBlock', (), {}), 16: ('wagtail.blocks.ListBlock', (15,), {'label': 'ร้าน', 'max_num': 6, 'min_num': 1}), 17: ('wagtail.blocks.StructBlock', [[('title', 11), ('shops', 16)]], {}), 18: ('wagtail.blocks.PageChooserBlock', (), {'label': 'หน้า', 'page_type': ['cms.StoryPage', 'cms.CollectionPage', 'cms.CoursePage', 'cms.HelpPage']}), 19: ('wagtail.blocks.StructBlock', [[('page', 18)]], {}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'ทำอะไร', 'max_length': 120}), 21: ('wagtail.blocks.TextBlock', (), {'label': 'ทำอย่างไร', 'max_length': 400, 'required': False, 'rows': 2}), 22: ('wagtail.blocks.StructBlock', [[('title', 20), ('text', 21)]], {}), 23: ('wagtail.blocks.ListBlock', (22,), {'label': 'ขั้นตอน', 'max_num': 12, 'min_num': 1}), 24: ('wagtail.blocks.StructBlock', [[('title', 11), ('steps', 23)]], {}), 25: ('wagtail.blocks.CharBlock', (), {'label': 'คำถาม', 'max_length': 200}), 26: ('wagtail.blocks.TextBlock', (), {'label': 'คำตอบ', 'max_length': 800, 'rows': 3}), 27: ('wagtail.blocks.StructBlock', [[('question', 25), ('answer', 26)]], {}), 28: ('wagtail.blocks.ListBlock', (27,), {'label': 'คำถามและคำตอบ', 'max_num': 20, 'min_num': 1}), 29: ('wagtail.blocks.StructBlock', [[('title', 11), ('questions', 28)]], {}), 30: ('wagtail.blocks.CharBlock', (), {'label': 'ข้อความชวน', 'max_length': 200, 'required': False}), 31: ('wagtail.blocks.CharBlock', (), {'label': 'คำบนปุ่ม', 'max_length': 60}), 32: ('wagtail.blocks.PageChooserBlock', (), {'label': 'พาไปหน้า', 'required': False}), 33: ('wagtail.blocks.URLBlock', (), {'label': 'หรือพาไปเว็บ', 'required': False}), 34: ('wagtail.blocks.StructBlock', [[('text', 30), ('label', 31), ('page', 32), ('address', 33)]], {})}, verbose_name='เนื้อหา')),
                ('province_code', models.CharField(choices=[('94', 'ปัตตานี'), ('95', 'ยะลา'), ('96', 'นราธิวาส'), ('90', 'สงขลา'), ('91', 'สตูล')], max_length=2, verbose_name='จังหวัด')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='รูปหน้าปก')),
            ],
            options={
                'verbose_name': 'หน้าจังหวัด',
            },
            bases=(cms.standing.Standing, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='FairPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.CharField(blank=True, max_length=240, verbose_name='ประโยคแนะนำ')),
                ('body', wagtail.fields.StreamField([('text', 0), ('picture', 4), ('pair', 7), ('quote', 10), ('products', 14), ('shops', 17), ('story', 19), ('steps', 24), ('questions', 29), ('call', 34)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link'], 'icon': 'pilcrow', 'label': 'ข้อความ'}), 1: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'รูป'}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'บอกคนที่มองไม่เห็นว่าในรูปมีอะไร', 'label': 'คำบรรยายสำหรับคนมองไม่เห็น', 'max_length': 160}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'ข้อความใต้รูป', 'max_length': 200, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('image', 1), ('alt', 2), ('caption', 3)]], {}), 5: ('wagtail.blocks.StructBlock', [[('image', 1), ('alt', 2), ('caption', 3)]], {'label': 'รูปแรก'}), 6: ('wagtail.blocks.StructBlock', [[('image', 1), ('alt', 2), ('caption', 3)]], {'label': 'รูปที่สอง'}), 7: ('wagtail.blocks.StructBlock', [[('first', 5), ('second', 6)]], {}), 8: ('wagtail.blocks.TextBlock', (), {'label': 'คำพูด', 'max_length': 400, 'rows': 3}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'ใครพูด', 'max_length': 120, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('words', 8), ('who', 9)]], {}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'หัวข้อ', 'max_length': 120, 'required': False}), 12: ('cms.choosers.ProductBlock', (), {}), 13: ('wagtail.blocks.ListBlock', (12,), {'label': 'สินค้า', 'max_num': 12, 'min_num': 1}), 14: ('wagtail.blocks.StructBlock', [[('title', 11), ('products', 13)]], {}), 15: ('cms.choosers.ShopBlock', (), {}), 16: ('wagtail.blocks.ListBlock', (15,), {'label': 'ร้าน', 'max_num': 6, 'min_num': 1}), 17: ('wagtail.blocks.StructBlock', [[('title', 11), ('shops', 16)]], {}), 18: ('wagtail.blocks.PageChooserBlock', (), {'label': 'หน้า', 'page_type': ['cms.StoryPage', 'cms.CollectionPage', 'cms.CoursePage', 'cms.HelpPage']}), 19: ('wagtail.blocks.StructBlock', [[('page', 18)]], {}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'ทำอะไร', 'max_length': 120}), 21: ('wagtail.blocks.TextBlock', (), {'label': 'ทำอย่างไร', 'max_length': 400, 'required': False, 'rows': 2}), 22: ('wagtail.blocks.StructBlock', [[('title', 20), ('text', 21)]], {}), 23: ('wagtail.blocks.ListBlock', (22,), {'label': 'ขั้นตอน', 'max_num': 12, 'min_num': 1}), 24: ('wagtail.blocks.StructBlock', [[('title', 11), ('steps', 23)]], {}), 25: ('wagtail.blocks.CharBlock', (), {'label': 'คำถาม', 'max_length': 200}), 26: ('wagtail.blocks.TextBlock', (), {'label': 'คำตอบ', 'max_length': 800, 'rows': 3}), 27: ('wagtail.blocks.StructBlock', [[('question', 25), ('answer', 26)]], {}), 28: ('wagtail.blocks.ListBlock', (27,), {'label': 'คำถามและคำตอบ', 'max_num': 20, 'min_num': 1}), 29: ('wagtail.blocks.StructBlock', [[('title', 11), ('questions', 28)]], {}), 30: ('wagtail.blocks.CharBlock', (), {'label': 'ข้อความชวน', 'max_length': 200, 'required': False}), 31: ('wagtail.blocks.CharBlock', (), {'label': 'คำบนปุ่ม', 'max_length': 60}), 32: ('wagtail.blocks.PageChooserBlock', (), {'label': 'พาไปหน้า', 'required': False}), 33: ('wagtail.blocks.URLBlock', (), {'label': 'หรือพาไปเว็บ', 'required': False}), 34: ('wagtail.blocks.StructBlock', [[('text', 30), ('label', 31), ('page', 32), ('address', 33)]], {})}, verbose_name='เนื้อหา')),
                ('begins_on', models.DateField(verbose_name='วันแรก')),
                ('ends_on', models.DateField(verbose_name='วันสุดท้าย')),
                ('hours', models.CharField(blank=True, help_text='เช่น 16.00–21.00 น.', max_length=80, verbose_name='เวลา')),
                ('place', models.CharField(max_length=160, verbose_name='สถานที่')),
                ('province_code', models.CharField(choices=[('94', 'ปัตตานี'), ('95', 'ยะลา'), ('96', 'นราธิวาส'), ('90', 'สงขลา'), ('91', 'สตูล')], max_length=2, verbose_name='จังหวัด')),
                ('stalls', wagtail.fields.StreamField([('stall', 2)], blank=True, block_lookup={0: ('cms.choosers.ShopBlock', (), {'label': 'ร้าน'}), 1: ('wagtail.blocks.CharBlock', (), {'help_text': 'เช่น A12', 'label': 'บูท', 'max_length': 40, 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('shop', 0), ('stall', 1)]], {})}, verbose_name='ร้านที่ไปออกบูท')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='รูปหน้าปก')),
            ],
            options={
                'verbose_name': 'งานออกร้าน',
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('begins_on'))), name='fair_days', violation_error_message='วันสุดท้ายต้องไม่มาก่อนวันแรก')],
            },
            bases=('wagtailcore.page',),
        ),
    ]
