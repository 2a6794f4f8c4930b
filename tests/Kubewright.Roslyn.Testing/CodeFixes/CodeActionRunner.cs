using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Kubewright.Roslyn.Testing;

/// <summary>Asks code fix providers for actions, and applies them.</summary>
internal sealed class CodeActionRunner(TestHost host, CodeFixSettings settings)
{
    /// <summary>The fixable diagnostics of a project.</summary>
    public Task<FixableProject> InspectAsync(Project project, IVerifier verifier, CancellationToken cancellationToken)
        => FixableProject.OfAsync(host, project, settings, verifier, cancellationToken);

    /// <summary>The action for the first diagnostic that has the selected one, or null when none has.</summary>
    public async Task<CodeFixOffer?> FirstOfferAsync(FixableProject project, CancellationToken cancellationToken)
    {
        foreach (var (diagnostic, document) in project.Fixable)
        {
            var offers = await OffersAsync(diagnostic, document, cancellationToken);
            var selected = offers
                .Where(offer => settings.CodeActionEquivalenceKey is not { } key || offer.Action.EquivalenceKey == key)
                .ElementAtOrDefault(settings.CodeActionIndex ?? 0);
            if (selected is not null)
            {
                return selected;
            }
        }

        return null;
    }

    /// <summary>Every action on offer, as text for a report.</summary>
    public async Task<string> DescribeOffersAsync(FixableProject project, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var (diagnostic, document) in project.Fixable)
        {
            text.Append("  // ").Append(DiagnosticReport.Display(diagnostic)).Append('\n');
            var offers = await OffersAsync(diagnostic, document, cancellationToken);
            text.AppendJoin("", offers.Select(static (offer, index) =>
                $"  CodeActionIndex = {index}: \"{offer.Action.Title}\", CodeActionEquivalenceKey = \"{offer.Action.EquivalenceKey}\"\n"));
            text.Append(offers.IsEmpty ? "  no code action\n" : "");
        }

        return text.Length == 0 ? "  (no fixable diagnostic)\n" : text.ToString();
    }

    /// <summary>Applies an action. It must change something, and its trees must be what its texts parse to.</summary>
    public async Task<Project> ApplyAsync(CodeAction action, GeneratedProject project, IVerifier verifier, CancellationToken cancellationToken)
    {
        settings.CodeActionVerifier?.Invoke(action, verifier);
        var operations = await action.GetOperationsAsync(cancellationToken);
        var changes = operations.OfType<ApplyChangesOperation>().ToArray();
        if (changes is not [var change])
        {
            verifier.Fail($"The code action \"{action.Title}\" has {changes.Length} operations that change the solution. It must have exactly one.");
            throw new InvalidOperationException("The verifier did not fail.");
        }

        var before = project.WithoutGenerated(project.Project.Solution);
        var after = project.WithoutGenerated(change.ChangedSolution);
        verifier.True(
            await ProjectFiles.FingerprintAsync(before, cancellationToken) != await ProjectFiles.FingerprintAsync(after, cancellationToken),
            $"The code action \"{action.Title}\" changes nothing. Do not register it, or make it edit the document.");

        var changed = after.GetChanges(before);
        foreach (var id in changed.GetAddedDocuments().Concat(changed.GetChangedDocuments()))
        {
            await VerifyTreeAsync(action, after.GetDocument(id)!, verifier, cancellationToken);
        }

        return after;
    }

    private async Task VerifyTreeAsync(CodeAction action, Document document, IVerifier verifier, CancellationToken cancellationToken)
    {
        if (settings.ValidationMode == CodeActionValidationMode.None
            || await document.GetSyntaxRootAsync(cancellationToken) is not { } made
            || made.SyntaxTree.Options is not CSharpParseOptions options)
        {
            return;
        }

        // Parsed anew: an incremental parse would take over the very nodes that are on trial.
        var parsed = await CSharpSyntaxTree
            .ParseText(made.ToFullString(), options, cancellationToken: cancellationToken)
            .GetRootAsync(cancellationToken);
        var same = settings.ValidationMode == CodeActionValidationMode.Full
            ? parsed.IsEquivalentTo(made)
            : parsed.IsEquivalentTo(made, topLevel: false);
        if (!same)
        {
            verifier.Fail(
                $"The code action \"{action.Title}\" made a syntax tree for {TestPaths.Of(document)} that its own text does not parse to, "
                + "so the next edit would go wrong (often a token of the wrong kind). Build the nodes that the parser builds.\n"
                + $"Differences (- parsed, + made):\n{LineDiff.Of(Shape(parsed), Shape(made))}");
        }
    }

    private string Shape(SyntaxNode root)
    {
        var withTrivia = settings.ValidationMode == CodeActionValidationMode.Full;
        return string.Concat(root.DescendantNodesAndTokensAndSelf().Select(item =>
        {
            var text = withTrivia ? item.ToFullString() : item.ToString();
            return $"{(SyntaxKind)item.RawKind}{(item.IsToken ? " " + SymbolDisplay.FormatLiteral(text, quote: true) : "")}\n";
        }));
    }

    private async Task<ImmutableArray<CodeFixOffer>> OffersAsync(Diagnostic diagnostic, TextDocument document, CancellationToken cancellationToken)
    {
        var offers = ImmutableArray.CreateBuilder<CodeFixOffer>();
        foreach (var provider in settings.Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var context = document is Document source
                ? new CodeFixContext(source, diagnostic, Register, cancellationToken)
                : new CodeFixContext(document, diagnostic, Register, cancellationToken);
            await provider.RegisterCodeFixesAsync(context);

            void Register(CodeAction action, ImmutableArray<Diagnostic> diagnostics)
            {
                foreach (var leaf in Leaves(action))
                {
                    offers.Add(new CodeFixOffer(provider, leaf, diagnostic, document));
                }
            }
        }

        return offers.ToImmutable();
    }

    // A group of actions is only a menu: what can be applied are its leaves.
    private static IEnumerable<CodeAction> Leaves(CodeAction action)
        => action.NestedActions.IsEmpty ? [action] : action.NestedActions.SelectMany(Leaves);
}
