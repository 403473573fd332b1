using Helpdesk.TestKit;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// Messages as officials type them, each with its kind. The first file was written before the rules that read it; the
/// second was kept away from whoever wrote those.
/// </summary>
internal static class Corpus
{
    public static readonly IReadOnlyList<(string Kind, string Text)> Messages = Read("messages.tsv");

    public static readonly IReadOnlyList<(string Kind, string Text)> KeptBack = Read("heldout.tsv");

    private static List<(string, string)> Read(string file) =>
        [
            .. File.ReadAllLines(Repository.PathTo($"tests/Bot.Tests/Messages/{file}"))
                .Where(line => line.Length > 0)
                .Select(line => line.Split('\t'))
                .Select(parts => (parts[0], parts[1])),
        ];
}
