using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Helpdesk.TextsGenerator;

/// <summary>
/// A text with several values must be given them by name: their order is that of the words, which whoever edits the
/// words may change.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NamedValuesAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Unnamed = new(
        "TEXT002",
        "Name the values of a text",
        "{0} has several values: give each by its name",
        "Texts",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true
    );

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Unnamed];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.InvocationExpression);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (
            call.ArgumentList.Arguments.Count < 2
            || call.ArgumentList.Arguments.All(argument => argument.NameColon is not null)
        )
            return;
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method)
            return;
        var isText =
            method.ContainingType.Name == "Texts"
            && method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "GeneratedCodeAttribute");
        if (isText)
            context.ReportDiagnostic(Diagnostic.Create(Unnamed, call.GetLocation(), method.Name));
    }
}
