namespace Helpdesk.Worker.Settings;

/// <summary>Can be named in the settings some day; until what it is for is built, it is refused.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class NotYetAttribute : Attribute;
