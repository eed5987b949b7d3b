"""Names of the services that contracts list, in both languages, as data."""

from __future__ import annotations

LABELS = {
    "on-site training": ("上门培训", "on-site training"),
    "training": ("培训", "training"),
    "online training": ("线上培训", "online training"),
    "maintenance": ("维护", "maintenance"),
    "operation and maintenance": ("运维", "operation and maintenance"),
    "on-site maintenance": ("上门维护", "on-site maintenance"),
    "warranty": ("质保", "warranty"),
    "custom development": ("定制开发", "custom development"),
    "system integration": ("系统集成", "system integration"),
    "data migration": ("数据迁移", "data migration"),
    "support": ("技术支持", "technical support"),
    "5x8 support": ("5×8小时技术支持", "5x8 technical support"),
    "24x7 support": ("7×24小时技术支持", "24/7 technical support"),
    "remote support": ("远程支持", "remote support"),
    "on-site support": ("现场支持", "on-site support"),
    "implementation": ("实施", "implementation"),
    "on-site service": ("上门服务", "on-site service"),
    "after-sales service": ("售后服务", "after-sales service"),
    "upgrade": ("升级", "upgrade"),
    "software upgrade": ("软件升级", "software upgrade"),
    "system upgrade": ("系统升级", "system upgrade"),
    "installation": ("安装", "installation"),
    "commissioning": ("调试", "commissioning"),
    "inspection": ("巡检", "inspection"),
    "consulting": ("咨询", "consulting"),
    "deployment": ("部署", "deployment"),
    "follow-up visit": ("回访", "follow-up visit"),
    "spare parts": ("备件", "spare parts"),
    "documentation": ("文档", "documentation"),
    "licence": ("许可", "licence"),
    "software licence": ("软件许可", "software licence"),
    "response": ("响应", "response"),
}
"""Service id to what it is called in Chinese and English."""

# Only what means the same beyond doubt stands on one line; anything else is a service of its own.
# Underscores are spaces, the trailing 服务 and "service" is also read without being listed.
_PHRASES = """
on-site training: 上门培训 现场培训 on-site_training onsite_training
on-site training: on_site_training on-site_training_session
training: 培训 training training_session training_course
online training: 线上培训 在线培训 online_training
maintenance: 维护 maintenance
operation and maintenance: 运维 运行维护 operation_and_maintenance operations_and_maintenance
on-site maintenance: 上门维护 现场维护 on-site_maintenance onsite_maintenance
warranty: 保固 质保 质量保证 保修 质保期 保修期 warranty warranty_period
custom development: 定制开发 定制化开发 custom_development
custom development: customised_development customized_development bespoke_development
system integration: 系统集成 system_integration systems_integration
data migration: 数据迁移 data_migration
support: 技术支持 technical_support tech_support
5x8 support: 5x8技术支持 5x8支持 5x8_support 5x8_technical_support
24x7 support: 7x24技术支持 7x24支持 7x24_support 7x24_technical_support
remote support: 远程支持 远程技术支持 remote_support remote_technical_support
on-site support: 现场支持 现场技术支持 on-site_support on-site_technical_support onsite_support
implementation: 实施 项目实施 implementation project_implementation
on-site service: 上门服务 现场服务 on-site_service onsite_service
after-sales service: 售后服务 after-sales_service after-sale_service
upgrade: 升级 upgrade
software upgrade: 软件升级 software_upgrade
system upgrade: 系统升级 system_upgrade
installation: 安装 installation
commissioning: 调试 commissioning
inspection: 巡检 inspection
consulting: 咨询 consulting consultancy
deployment: 部署 deployment
follow-up visit: 回访 follow-up_visit
spare parts: 备件 备品备件 spare_part spare_parts
documentation: 文档 documentation
licence: 许可 授权 许可证 licence license
software licence: 软件许可 软件授权 软件许可证 software_licence software_license
response: 响应 response response_time
"""

TWO_IN_ONE = {"安装调试": ("installation", "commissioning")}
"""Folded Chinese phrases that run two services together."""

_IDS = {
    phrase.replace("_", " "): service
    for service, _, phrases in (line.partition(":") for line in _PHRASES.strip().splitlines())
    for phrase in phrases.split()
}


def service_id(phrase: str) -> str | None:
    """Give the id of a service from a folded phrase in Chinese or English; none if unknown."""
    bare = phrase.strip()
    singular = bare.removesuffix("s")
    for form in (bare, singular, _bare(bare), _bare(singular)):
        if form in _IDS:
            return _IDS[form]
    return None


def _bare(phrase: str) -> str:
    return phrase.removesuffix("服务").removesuffix(" service")
