using System.ComponentModel;
using System.Globalization;

namespace Helpdesk.Worker.Settings;

/// <summary>Lets a day's hours be written as one text.</summary>
internal sealed class DaySlotsConverter : TypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? new DaySlots { text } : base.ConvertFrom(context, culture, value);
}
