using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Helpdesk.TextsGenerator.Tests;

public sealed class TextsGenerator_output
{
    [Fact]
    public void A_text_is_a_property_and_one_with_values_a_method_with_a_parameter_for_each()
    {
        var (source, wrong) = Generate(
            Data("Hello", "Halo") + Data("Filed", "{code} sampai {until}"),
            Data("Hello", "Hello") + Data("Filed", "until {until}: {code}")
        );
        Assert.Empty(wrong);
        Assert.Contains("public ChatText Hello =>", source);
        Assert.Contains("public ChatText Filed(TextValue @code, TextValue @until)", source);
        Assert.Contains("\"until {1}: {0}\"", source);
    }

    [Fact]
    public void A_plain_text_is_a_string_in_which_a_slash_is_no_command()
    {
        var (source, _) = Generate(
            Data("Label", "Ketik /lapor", "plain") + Data("Hint", "Ketik /lapor"),
            Data("Label", "Type /lapor") + Data("Hint", "Type /lapor")
        );
        Assert.Contains("public string Label => Language is Language.En ? \"Type /lapor\"", source);
        Assert.Contains("Type <cmd>lapor</cmd>", source);
    }

    [Fact]
    public void A_label_is_named_by_its_entry_and_stands_in_its_words_in_each_language()
    {
        var (source, wrong) = Generate(
            Data("LabelSend", "Kirim", "plain") + Data("Hint", "Pilih <b>{LabelSend}</b>, {name}."),
            Data("LabelSend", "Send") + Data("Hint", "Choose <b>{LabelSend}</b>, {name}.")
        );
        Assert.Empty(wrong);
        Assert.Contains("Pilih <b>Kirim</b>, {0}.", source);
        Assert.Contains("Choose <b>Send</b>, {0}.", source);
    }

    [Theory]
    [InlineData("Hello", "{LabelNone}", "Hello", "{LabelNone}", "Hello: a brace that is no value")]
    [InlineData("Hello", "Halo", "Other", "Other", "Hello: is missing in Texts.en.resx")]
    [InlineData("Hello", "Halo", "Other", "Other", "Other: is missing in Texts.resx")]
    [InlineData("Hello", "Halo {name}", "Hello", "Hello", "Hello: the two languages do not put in the same values")]
    [InlineData("Hello", "<b>Halo</b>", "Hello", "Hello", "Hello: the two languages differ in their markup")]
    [InlineData("Hello", "<i>Halo</i>", "Hello", "Hello", "Hello: the two languages differ in their markup")]
    [InlineData("Hello", "Halo {0}", "Hello", "Hello {0}", "Hello: a brace that is no value")]
    public void A_text_that_is_not_whole_is_a_compile_error(
        string key,
        string indonesian,
        string otherKey,
        string english,
        string said
    )
    {
        var (_, wrong) = Generate(Data(key, indonesian), Data(otherKey, english));
        Assert.Contains(
            wrong,
            diagnostic =>
                diagnostic.Severity is DiagnosticSeverity.Error
                && diagnostic.GetMessage().StartsWith(said, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Several_values_without_their_names_are_a_compile_error()
    {
        const string use =
            "class User { object A(Helpdesk.Core.Messages.Texts texts) => texts.Filed(\"a\", \"b\"); object B(Helpdesk.Core.Messages.Texts texts) => texts.Filed(code: \"a\", until: \"b\"); }";
        var (compilation, _) = Run(Data("Filed", "{code} sampai {until}"), Data("Filed", "{code} until {until}"), use);
        var found = await compilation.WithAnalyzers([new NamedValuesAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal("TEXT002", Assert.Single(found).Id);
    }

    private static (string Source, ImmutableArray<Diagnostic> Wrong) Generate(string indonesian, string english)
    {
        var (compilation, wrong) = Run(indonesian, english, "");
        return (compilation.SyntaxTrees.Last().ToString(), wrong);
    }

    private static (Compilation, ImmutableArray<Diagnostic>) Run(string indonesian, string english, string use)
    {
        const string around = """
            namespace Helpdesk.Core.Messages;
            public enum Language { Id, En }
            public class ChatText { public static ChatText FromMarkup(string words) => new(); }
            public struct TextValue { public static implicit operator TextValue(string words) => new(); }
            public partial class Texts
            {
                public Language Language { get; }
                private ChatText Markup(string words, params TextValue[] values) => new();
                private string Plain(string words, params TextValue[] values) => words;
            }
            """;
        var compilation = CSharpCompilation.Create(
            "Texts",
            [CSharpSyntaxTree.ParseText(around), CSharpSyntaxTree.ParseText(use)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new(OutputKind.DynamicallyLinkedLibrary)
        );
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new TextsGenerator().AsSourceGenerator()],
            [new Resx("Texts.resx", indonesian), new Resx("Texts.en.resx", english)]
        );
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var wrong);
        return (updated, wrong);
    }

    private static string Data(string key, string words, string comment = "") =>
        $"<data name=\"{key}\"><value>{System.Security.SecurityElement.Escape(words)}</value><comment>{comment}</comment></data>";

    private sealed class Resx(string path, string data) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) =>
            SourceText.From($"<root>{data}</root>");
    }
}
