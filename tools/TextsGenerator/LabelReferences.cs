using System.Text.RegularExpressions;

namespace Helpdesk.TextsGenerator;

/// <summary>
/// A text that tells which button to press names the label's entry, for example <c>{LabelApprove}</c>: the words of a
/// button stand in one place. A label that does not exist stays as it is, and is objected to as a brace without a
/// value.
/// </summary>
internal static class LabelReferences
{
    private static readonly Regex Reference = new(@"\{(?<key>Label[A-Za-z]+)\}", RegexOptions.CultureInvariant);

    /// <summary>The words with the labels' own words put in.</summary>
    public static string Resolve(string words, IReadOnlyDictionary<string, string> labels) =>
        Reference.Replace(
            words,
            reference => labels.TryGetValue(reference.Groups["key"].Value, out var label) ? label : reference.Value
        );
}
