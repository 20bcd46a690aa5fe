
import common.clock
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0003_covered'),
        ('merchants', '0002_member_register'),
        ('wagtailimages', '0027_image_description'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CertificateKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='ตัวอักษรอังกฤษ อยู่ในที่อยู่ของหน้าเว็บ ตั้งครั้งเดียว เปลี่ยนภายหลังไม่ได้', max_length=40, unique=True, verbose_name='คีย์')),
                ('name', models.CharField(max_length=120, verbose_name='ชื่อ (ไทย)')),
                ('name_ms', models.CharField(blank=True, max_length=120, verbose_name='ชื่อ (มลายู)')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='ชื่อ (อังกฤษ)')),
                ('badge', models.CharField(help_text='คำสั้น ๆ ที่ลูกค้าเห็นบนรูปสินค้า', max_length=24, verbose_name='คำบนป้าย (ไทย)')),
                ('badge_ms', models.CharField(blank=True, max_length=24, verbose_name='คำบนป้าย (มลายู)')),
                ('badge_en', models.CharField(blank=True, max_length=24, verbose_name='คำบนป้าย (อังกฤษ)')),
                ('issuer', models.CharField(max_length=160, verbose_name='ผู้ออกใบรับรอง (ไทย)')),
                ('issuer_ms', models.CharField(blank=True, max_length=160, verbose_name='ผู้ออกใบรับรอง (มลายู)')),
                ('issuer_en', models.CharField(blank=True, max_length=160, verbose_name='ผู้ออกใบรับรอง (อังกฤษ)')),
                ('help', models.TextField(blank=True, help_text='เลขอยู่ตรงไหนของเอกสาร ดูวันหมดอายุที่ไหน', max_length=400, verbose_name='คำแนะนำ (ไทย)')),
                ('help_ms', models.TextField(blank=True, max_length=400, verbose_name='คำแนะนำ (มลายู)')),
                ('help_en', models.TextField(blank=True, max_length=400, verbose_name='คำแนะนำ (อังกฤษ)')),
                ('lookup_url', models.URLField(blank=True, verbose_name='ที่ตรวจเลขของผู้ออก')),
                ('number_shape', models.CharField(choices=[('any', 'รูปแบบใดก็ได้'), ('food_serial', 'เลขสารบบอาหาร 13 หลัก'), ('halal', 'เลขใบรับรองฮาลาล เช่น CICOT.HL 43 B555 010 04 63'), ('community_standard', 'เลข มผช. เช่น มผช. 297/2559')], default='any', max_length=20, verbose_name='รูปแบบของเลข')),
                ('scope', models.CharField(choices=[('products', 'เฉพาะสินค้าที่เลือก'), ('premises', 'สถานที่ผลิต ครอบคลุมสินค้าทุกอย่างของร้าน')], default='products', max_length=8, verbose_name='ครอบคลุม')),
                ('expires', models.BooleanField(default=True, verbose_name='มีวันหมดอายุ')),
                ('paper', models.SlugField(blank=True, help_text='เอกสารของใบสมัครที่อนุมัติแล้วจะมาเป็นร่างของใบรับรองนี้', max_length=40, verbose_name='คีย์ของเอกสารในใบสมัคร')),
                ('position', models.PositiveSmallIntegerField(default=100, help_text='บนรูปสินค้าแสดงป้ายเดียว คือป้ายที่ลำดับน้อยที่สุด', verbose_name='ลำดับ')),
                ('active', models.BooleanField(default=True, verbose_name='รับใบใหม่อยู่')),
                ('picture', models.ForeignKey(blank=True, help_text='รูปที่บอกว่าหมายถึงเอกสารใด และเลขอยู่ตรงไหน ห้ามใช้เอกสารของคนจริง', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='รูปตัวอย่าง')),
            ],
            options={
                'verbose_name': 'ชนิดของใบรับรอง',
                'verbose_name_plural': 'ชนิดของใบรับรอง',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scope', models.CharField(choices=[('products', 'เฉพาะสินค้าที่เลือก'), ('premises', 'สถานที่ผลิต ครอบคลุมสินค้าทุกอย่างของร้าน')], max_length=8)),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='เลขที่')),
                ('issuer', models.CharField(blank=True, max_length=160, verbose_name='ผู้ออก')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='วันที่ออก')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='วันหมดอายุ')),
                ('state', models.CharField(choices=[('draft', 'ยังไม่ได้ส่ง'), ('submitted', 'รอเจ้าหน้าที่ตรวจ'), ('verified', 'ตรวจแล้ว'), ('rejected', 'ต้องแก้'), ('suspended', 'ระงับไว้'), ('withdrawn', 'เลิกใช้'), ('replaced', 'มีใบใหม่แทนแล้ว')], default='draft', max_length=12)),
                ('begun_at', models.DateTimeField(default=common.clock.now)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('verified_at', models.DateTimeField(blank=True, null=True)),
                ('looked_up', models.CharField(blank=True, choices=[('found', 'พบในระบบตรวจสอบของผู้ออก ข้อมูลตรงกัน'), ('asked', 'สอบถามผู้ออกแล้ว ผู้ออกยืนยัน'), ('no_way', 'ผู้ออกไม่มีระบบให้ตรวจ ดูจากเอกสารอย่างเดียว')], max_length=8)),
                ('reason', models.TextField(blank=True, max_length=1000)),
                ('reminded_on', models.DateField(blank=True, null=True)),
                ('warned_days', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('file', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.privatefile')),
                ('merchant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='merchants.merchant')),
                ('renews', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to='certificates.certificate')),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verified_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='certificates.certificatekind')),
            ],
        ),
        migrations.AddConstraint(
            model_name='certificatekind',
            constraint=models.CheckConstraint(condition=models.Q(('scope__in', ['products', 'premises'])), name='kind_scope'),
        ),
        migrations.AddConstraint(
            model_name='certificatekind',
            constraint=models.CheckConstraint(condition=models.Q(('number_shape__in', ['any', 'food_serial', 'halal', 'community_standard'])), name='kind_number_shape'),
        ),
        migrations.AddIndex(
            model_name='certificate',
            index=models.Index(fields=['merchant', 'state'], name='certificate_merchant'),
        ),
        migrations.AddIndex(
            model_name='certificate',
            index=models.Index(fields=['state', 'expires_on'], name='certificate_expiry'),
        ),
        migrations.AddIndex(
            model_name='certificate',
            index=models.Index(fields=['state', 'submitted_at'], name='certificate_queue'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'verified', 'rejected', 'suspended', 'withdrawn', 'replaced'])), name='certificate_state'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(('scope__in', ['products', 'premises'])), name='certificate_scope'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(('issued_on__isnull', True), ('expires_on__isnull', True), ('expires_on__gt', models.F('issued_on')), _connector='OR'), name='certificate_dates', violation_error_message='วันหมดอายุต้องอยู่หลังวันที่ออก'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'withdrawn']), models.Q(models.Q(('number', ''), _negated=True), ('file__isnull', False), ('issued_on__isnull', False)), _connector='OR'), name='certificate_whole'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['draft', 'withdrawn']), ('submitted_at__isnull', True), ('submitted_by__isnull', True)), models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False), models.Q(('state', 'draft'), _negated=True)), _connector='OR'), name='certificate_submitted'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verified_at__isnull', False), ('verified_by__isnull', False), models.Q(('looked_up', ''), _negated=True)), models.Q(('looked_up', ''), ('verified_at__isnull', True), ('verified_by__isnull', True), models.Q(('state__in', ['verified', 'suspended', 'replaced']), _negated=True)), _connector='OR'), name='certificate_verified'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(('verified_by__isnull', True), models.Q(('verified_by', models.F('submitted_by')), _negated=True), _connector='OR'), name='certificate_not_by_oneself'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['rejected', 'suspended']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='certificate_reason'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['verified', 'suspended'])), fields=('kind', 'number'), name='certificate_number_stands_once'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'submitted']), models.Q(('number', ''), _negated=True)), fields=('merchant', 'kind', 'number'), name='certificate_under_way_once'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'verified', 'suspended'])), fields=('renews',), name='certificate_renewed_once'),
        ),
    ]
