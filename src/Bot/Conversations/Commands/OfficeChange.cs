using System.Globalization;

namespace Helpdesk.Bot.Conversations;

/// <summary>What a button of the list of offices wants, as it stands behind the command: <c>#12 rename</c>.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="What">What is to be done with it.</param>
internal sealed record OfficeChange(long OfficeId, OfficeChange.Kind What)
{
    /// <summary>What can be done with an office.</summary>
    internal enum Kind
    {
        /// <summary>Shows it.</summary>
        Show,

        /// <summary>Gives it another name.</summary>
        Rename,

        /// <summary>Adds a unit to it.</summary>
        AddUnit,

        /// <summary>Offers it no more.</summary>
        Hide,

        /// <summary>Offers it again.</summary>
        Unhide,
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{OfficeId} {What}");

    /// <summary>Reads it; null when it is none.</summary>
    public static OfficeChange? Read(string text) =>
        text.Split(' ') is [['#', .. var id], var what]
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var office)
        && Enum.TryParse<Kind>(what, out var kind)
        && Enum.IsDefined(kind)
            ? new(office, kind)
            : null;
}
