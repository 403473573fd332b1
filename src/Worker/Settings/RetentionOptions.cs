using System.ComponentModel.DataAnnotations;

namespace Helpdesk.Worker.Settings;

/// <summary>Settings <c>Retention:*</c>.</summary>
internal sealed class RetentionOptions
{
    private const int MostMonths = 600;

    /// <summary>
    /// How many months after a ticket is over its names, numbers, words and photos are kept. The privacy notice says
    /// it. Default: 60; 0: for ever.
    /// </summary>
    [Range(0, MostMonths)]
    public int Months { get; init; } = 60;
}
