using System.Collections.Immutable;
using System.Xml;
using Microsoft.CodeAnalysis;

namespace Helpdesk.TextsGenerator;

/// <summary>
/// Makes a member of <c>Texts</c> of every entry of Texts.resx and Texts.en.resx: a property, or a method with a
/// parameter for each value. A text that one language lacks, or that differs in its values or markup, does not compile.
/// </summary>
[Generator]
public sealed class TextsGenerator : IIncrementalGenerator
{
    private const string IndonesianFile = "Texts.resx",
        EnglishFile = "Texts.en.resx",
        Plain = "plain";

    private static readonly DiagnosticDescriptor Wrong = new(
        "TEXT001",
        "A text is wrong",
        "{0}: {1}",
        "Texts",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true
    );

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context
            .AdditionalTextsProvider.Where(file => Path.GetFileName(file.Path) is IndonesianFile or EnglishFile)
            .Select(
                (file, cancellation) =>
                    (Name: Path.GetFileName(file.Path), Xml: file.GetText(cancellation)?.ToString() ?? "")
            )
            .Collect();
        context.RegisterSourceOutput(files, Generate);
    }

    private static void Generate(SourceProductionContext context, ImmutableArray<(string Name, string Xml)> files)
    {
        if (files.IsEmpty)
            return;
        void Report(string key, string what) =>
            context.ReportDiagnostic(Diagnostic.Create(Wrong, Location.None, key, what));
        IReadOnlyList<(string Key, string Words, string Comment)> Read(string name)
        {
            try
            {
                return ResxFile.Read(files.FirstOrDefault(file => file.Name == name).Xml ?? "");
            }
            catch (XmlException malformed)
            {
                Report(name, malformed.Message);
                return [];
            }
        }

        var entries = Pair(Read(IndonesianFile), Read(EnglishFile), Report);
        context.AddSource("Texts.g.cs", TextsSource.Of(entries));
    }

    private static List<TextEntry> Pair(
        IReadOnlyList<(string Key, string Words, string Comment)> indonesian,
        IReadOnlyList<(string Key, string Words, string Comment)> english,
        Action<string, string> report
    )
    {
        foreach (var twice in indonesian.Concat(english).GroupBy(text => text.Key).Where(same => same.Count() > 2))
            report(twice.Key, "stands twice in a file");
        var translations = english.GroupBy(text => text.Key).ToDictionary(same => same.Key, same => same.First().Words);
        foreach (var orphan in translations.Keys.Except(indonesian.Select(text => text.Key)))
            report(orphan, $"is missing in {IndonesianFile}");
        var labels = indonesian.GroupBy(text => text.Key).ToDictionary(same => same.Key, same => same.First().Words);
        List<TextEntry> entries = [];
        foreach (var (key, words, comment) in indonesian.GroupBy(text => text.Key).Select(same => same.First()))
        {
            if (!translations.TryGetValue(key, out var translation))
                report(key, $"is missing in {EnglishFile}");
            var entry = new TextEntry(
                key,
                LabelReferences.Resolve(words, labels),
                LabelReferences.Resolve(translation ?? words, translations),
                comment == Plain
            );
            if (entry.Objection is { } objection)
                report(key, objection);
            entries.Add(entry);
        }
        return entries;
    }
}
