using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Helpdesk.Worker.Settings;

/// <summary>
/// Walks over the settings and the option types side by side. The framework's binder passes over a name that it does
/// not know and throws at the first value that it can't convert; here both are said, and what remains can be bound.
/// </summary>
/// <param name="faults">Is told of each name that is not known and each value that can't be converted.</param>
internal sealed class SettingsWalk(SettingFaults faults)
{
    private readonly Dictionary<string, string?> _readable = [];

    /// <summary>
    /// The settings of ours that can be bound. One that is set to nothing is not among them: it counts as not set.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Readable => _readable;

    /// <summary>Walks over one section, or over the settings at the top, where much is not ours.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="section">The section's name; "" for the top.</param>
    /// <param name="type">The section's options.</param>
    public void Over(IConfiguration configuration, string section, Type type)
    {
        if (section.Length > 0)
            Section(configuration.GetSection(section).GetChildren(), type);
        else
            Section(Named(type).Select(property => configuration.GetSection(property.Name)), type);
    }

    private static IEnumerable<PropertyInfo> Named(Type type) =>
        type.GetProperties().Where(property => property.CanWrite);

    private void Section(IEnumerable<IConfigurationSection> given, Type type)
    {
        foreach (var setting in given)
        {
            var property = Named(type)
                .FirstOrDefault(property => property.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                NotKnown(setting, type);
            else
                Value(setting, property.PropertyType, property.GetCustomAttribute<RangeAttribute>());
        }
    }

    private void NotKnown(IConfigurationSection setting, Type type)
    {
        var nearest = NearestName.Of(setting.Key, Named(type).Select(property => property.Name));
        var section = ConfigurationPath.GetParentPath(setting.Path)!;
        faults.NotKnown(setting.Path, ConfigurationPath.Combine(section, nearest));
    }

    private void Value(IConfigurationSection setting, Type type, RangeAttribute? range)
    {
        var isText = TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));
        if (setting.Value is { Length: > 0 } text)
            Text(setting.Path, text, type, range, isText);
        var below = setting.GetChildren();
        if (ElementOf(type) is { } element)
            foreach (var one in below)
                Value(one, element, range);
        else if (!isText)
            Section(below, type);
        else
            foreach (var one in below)
                faults.NotKnown(one.Path, setting.Path);
    }

    private void Text(string path, string text, Type type, RangeAttribute? range, bool isText)
    {
        var converter = TypeDescriptor.GetConverter(type);
        if (!isText)
            faults.Wrong(path, text, ElementOf(type) is null ? "settings below it" : $"a list, such as {path}:0");
        else if (type.IsEnum)
            Choice(path, text, type);
        else if (!converter.IsValid(text) || range?.IsValid(converter.ConvertFromInvariantString(text)) == false)
            faults.Wrong(path, text, Allowed(type, range));
        else
            _readable[path] = text;
    }

    private void Choice(string path, string text, Type type)
    {
        var all = Enum.GetNames(type);
        if (all.Contains(text, StringComparer.OrdinalIgnoreCase))
            _readable[path] = text;
        else
            faults.Wrong(path, text, string.Join(" or ", all));
    }

    private static string Allowed(Type type, RangeAttribute? range) =>
        range is not null ? FormattableString.Invariant($"a number from {range.Minimum} to {range.Maximum}")
        : type == typeof(bool) ? "true or false"
        : SettingFaults.Address;

    // What a list or a dictionary is of; null for what is neither.
    private static Type? ElementOf(Type type) =>
        type == typeof(string)
            ? null
            : Argument(type, typeof(IDictionary<,>), at: 1) ?? Argument(type, typeof(IEnumerable<>), at: 0);

    private static Type? Argument(Type type, Type contract, int at) =>
        type.GetInterfaces()
            .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == contract)
            ?.GetGenericArguments()[at];
}
