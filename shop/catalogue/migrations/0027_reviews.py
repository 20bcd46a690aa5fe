"""Looks of officers at products, and how far each merchant is trusted."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.clock


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0026_review_states"), ("merchants", "0003_invitations"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('first', 'ขอเปิดขาย'), ('change', 'ขอแก้ข้อมูล'), ('sample', 'สุ่มตรวจ'), ('call', 'เจ้าหน้าที่เปิดดูเอง')], max_length=8)),
                ('state', models.CharField(choices=[('open', 'รอตรวจ'), ('passed', 'ผ่าน'), ('returned', 'ให้แก้'), ('taken_down', 'นำออกจากร้าน'), ('withdrawn', 'ร้านยกเลิกเอง')], default='open', max_length=12)),
                ('change', models.JSONField(default=dict)),
                ('asked_at', models.DateTimeField(default=common.clock.now)),
                ('judged_at', models.DateTimeField(blank=True, null=True)),
                ('reason_code', models.CharField(blank=True, choices=[('claims', 'อ้างสรรพคุณหรือโฆษณาเกินจริง'), ('certificate', 'อ้างฮาลาลหรือเครื่องหมายรับรองโดยไม่มีใบรับรอง'), ('picture', 'รูปไม่ชัด ไม่ตรงกับสินค้า หรือไม่ใช่รูปของร้าน'), ('facts', 'ชื่อ หน่วย ราคา หรือหมวดไม่ตรงกับสินค้า'), ('forbidden', 'สินค้าที่ห้ามขายในเว็บนี้'), ('complaint', 'มีผู้ร้องเรียนและกำลังตรวจสอบ'), ('other', 'เหตุผลอื่น')], max_length=12)),
                ('words', models.TextField(blank=True, max_length=1000)),
            ],
            options={
                'ordering': ['asked_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Trust',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('reviewed', 'ตรวจก่อนขึ้นขาย'), ('trusted', 'ขึ้นขายได้ทันที สุ่มตรวจภายหลัง')], default='reviewed', max_length=8)),
                ('since', models.DateTimeField(default=common.clock.now)),
                ('words', models.TextField(blank=True, max_length=1000)),
            ],
        ),
        migrations.AddField(
            model_name='review',
            name='asked_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='review',
            name='judged_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='review',
            name='product',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='catalogue.product'),
        ),
        migrations.AddField(
            model_name='trust',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='trust',
            name='merchant',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='merchants.merchant'),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['asked_at'], name='review_open'),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(fields=['product', '-judged_at'], name='review_product'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['first', 'change', 'sample', 'call'])), name='review_kind'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'passed', 'returned', 'taken_down', 'withdrawn'])), name='review_state'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('reason_code__in', ['', 'claims', 'certificate', 'picture', 'facts', 'forbidden', 'complaint', 'other'])), name='review_reason'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('judged_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('judged_at__isnull', False)), _connector='OR'), name='review_judged_at_when_over'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['returned', 'taken_down']), _negated=True), models.Q(models.Q(('reason_code', ''), _negated=True), models.Q(('words', ''), _negated=True)), _connector='OR'), name='review_says_why'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('product', 'kind'), name='review_open_once'),
        ),
        migrations.AddConstraint(
            model_name='trust',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['reviewed', 'trusted'])), name='trust_level'),
        ),
    ]
