"""Words that need care in texts about food."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0028_trust_of_before")]

    operations = [
        migrations.CreateModel(
            name='ClaimList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='เรื่อง')),
                ('effect', models.CharField(choices=[('refused', 'ห้ามใช้กับอาหาร: เปิดขายไม่ได้จนกว่าจะแก้'), ('certificate', 'ต้องมีใบรับรอง: เตือนร้านและแจ้งเจ้าหน้าที่ ไม่ห้าม')], default='refused', max_length=12, verbose_name='ผล')),
                ('words', models.TextField(help_text='บรรทัดละคำ ภาษาไทย มลายู หรืออังกฤษ เว้นวรรคหรือขีดคั่นกลางคำก็ตรวจเจอ อย่าใส่คำสั้นที่อยู่ในคำอื่นได้ เช่น ใส่ “รักษาโรค” ไม่ใช่ “รักษา”', verbose_name='คำ')),
                ('unless', models.TextField(blank=True, help_text='บรรทัดละข้อความ เช่น “ยังไม่มีใบรับรองฮาลาล” ไม่ถือว่าอ้างฮาลาล', verbose_name='ยกเว้นเมื่ออยู่ในข้อความนี้')),
                ('certificate', models.SlugField(blank=True, help_text='เฉพาะแบบ “ต้องมีใบรับรอง” เช่น halal', max_length=40, verbose_name='คีย์ของใบรับรองที่ต้องมี')),
                ('why', models.CharField(max_length=300, verbose_name='เพราะอะไร (ไทย)')),
                ('why_ms', models.CharField(blank=True, max_length=300, verbose_name='เพราะอะไร (มลายู)')),
                ('why_en', models.CharField(blank=True, max_length=300, verbose_name='เพราะอะไร (อังกฤษ)')),
                ('instead', models.CharField(max_length=300, verbose_name='เขียนแทนว่า (ไทย)')),
                ('instead_ms', models.CharField(blank=True, max_length=300, verbose_name='เขียนแทนว่า (มลายู)')),
                ('instead_en', models.CharField(blank=True, max_length=300, verbose_name='เขียนแทนว่า (อังกฤษ)')),
                ('active', models.BooleanField(default=True, verbose_name='ใช้งาน')),
            ],
            options={
                'verbose_name': 'คำโฆษณาที่ต้องระวัง',
                'verbose_name_plural': 'คำโฆษณาที่ต้องระวัง',
                'ordering': ['effect', 'name', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='claimlist',
            constraint=models.CheckConstraint(condition=models.Q(('effect__in', ['refused', 'certificate'])), name='claim_list_effect'),
        ),
        migrations.AddConstraint(
            model_name='claimlist',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('effect', 'certificate'), _negated=True), models.Q(('certificate', ''), _negated=True), _connector='OR'), name='claim_list_certificate', violation_error_message='ใส่คีย์ของใบรับรองที่ต้องมี เช่น halal'),
        ),
        migrations.AddConstraint(
            model_name='claimlist',
            constraint=models.UniqueConstraint(fields=('name',), name='claim_list_name'),
        ),
    ]
