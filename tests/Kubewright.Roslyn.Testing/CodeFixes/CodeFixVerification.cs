using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.Roslyn.Testing;

/// <summary>Verifies that fixes, one by one and all at once, turn one state into another.</summary>
internal sealed class CodeFixVerification(TestHost host, CodeFixSettings settings)
{
    // Far above what a test needs: reached only by a code fix that never ends.
    private const int MaxIterations = 1000;

    private readonly CodeActionRunner _runner = new(host, settings);

    /// <summary>Applies one fix after the other until none is offered, and compares.</summary>
    public async Task VerifyIncrementalAsync(ResolvedState start, ResolvedState expected, IVerifier verifier, CancellationToken cancellationToken)
    {
        verifier = verifier.PushContext("fixes applied one by one");
        var project = host.CreateProject(start);
        var first = await _runner.InspectAsync(project, verifier, cancellationToken);
        var limit = settings.Behaviors.HasFlag(CodeFixTestBehaviors.FixOne) ? 1 : Math.Abs(settings.NumberOfIncrementalIterations ?? MaxIterations);
        var seen = new HashSet<string>(StringComparer.Ordinal) { await ProjectFiles.FingerprintAsync(project, cancellationToken) };
        var iterations = 0;
        for (var current = first; await _runner.FirstOfferAsync(current, cancellationToken) is { } offer; iterations++)
        {
            if (iterations == limit)
            {
                if (!settings.Behaviors.HasFlag(CodeFixTestBehaviors.FixOne))
                {
                    verifier.Fail(StillOnOffer(Count(limit, "fix", "fixes"), offer, "NumberOfIncrementalIterations"));
                }

                break;
            }

            project = await _runner.ApplyAsync(offer.Action, current.Generated, verifier, cancellationToken);
            verifier.True(
                seen.Add(await ProjectFiles.FingerprintAsync(project, cancellationToken)),
                $"The fixes go in a circle: \"{offer.Action.Title}\" leads back to an earlier text of the files. A fix must remove its diagnostic.");
            current = await _runner.InspectAsync(project, verifier, cancellationToken);
        }

        await CompareAsync(first, project, expected, iterations, verifier, cancellationToken);
        if (settings.NumberOfIncrementalIterations is { } wanted and >= 0)
        {
            verifier.Equal(wanted, iterations, "The number of fixes that were applied (NumberOfIncrementalIterations).");
        }
    }

    /// <summary>Applies fix all in one scope until nothing is left to fix, and compares. Without a fix-all provider there is nothing to do.</summary>
    public async Task VerifyFixAllAsync(FixAllScope scope, ResolvedState start, ResolvedState expected, IVerifier verifier, CancellationToken cancellationToken)
    {
        verifier = verifier.PushContext($"fix all in {scope.ToString().ToLower(CultureInfo.InvariantCulture)}");
        var project = host.CreateProject(start);
        var first = await _runner.InspectAsync(project, verifier, cancellationToken);
        var done = new HashSet<(string Target, string? Key)>();
        var passes = 0;
        for (var current = first; await _runner.FirstOfferAsync(current, cancellationToken) is { } offer; passes++)
        {
            var provider = offer.Provider.GetFixAllProvider();
            if (provider is null || !provider.GetSupportedFixAllScopes().Contains(scope) || (scope == FixAllScope.Document && offer.Document is not Document))
            {
                return;
            }

            // One pass must mend every diagnostic of its target that the same action mends.
            var target = scope == FixAllScope.Document ? TestPaths.Of(offer.Document) : "";
            var isAllowed = settings.NumberOfFixAllIterations is { } limit
                ? passes < Math.Abs(limit)
                : done.Add((target, offer.Action.EquivalenceKey));
            if (!isAllowed)
            {
                var report = await FileComparison.DifferencesAsync(expected, project, cancellationToken);
                verifier.Fail(
                    StillOnOffer(Count(passes, "pass", "passes"), offer, "NumberOfFixAllIterations")
                    + $"The files after these passes:\n{report ?? "  as expected\n"}");
            }

            var diagnostics = new FixAllDiagnosticProvider(current);
            var action = await provider.GetFixAsync(CreateContext(scope, offer, diagnostics, cancellationToken));
            if (action is null)
            {
                verifier.Fail($"{provider.GetType().Name} offers nothing to fix all, although there is a fix for\n  {DiagnosticReport.Display(offer.Diagnostic)}");
            }

            project = await _runner.ApplyAsync(action, current.Generated, verifier, cancellationToken);
            current = await _runner.InspectAsync(project, verifier, cancellationToken);
        }

        await CompareAsync(first, project, expected, passes, verifier, cancellationToken);
        if (settings.NumberOfFixAllIterations is { } wanted and >= 0 && !first.Fixable.IsEmpty)
        {
            verifier.Equal(wanted, passes, "The number of fix-all passes (NumberOfFixAllIterations).");
        }
    }

    private static FixAllContext CreateContext(
        FixAllScope scope,
        CodeFixOffer offer,
        FixAllContext.DiagnosticProvider diagnostics,
        CancellationToken cancellationToken)
    {
        // A missing key is passed on as it is: that it is missing shows in what the provider makes of it.
        var key = offer.Action.EquivalenceKey!;
        var ids = offer.Provider.FixableDiagnosticIds;
        return offer.Document is Document document
            ? new FixAllContext(document, offer.Provider, scope, key, ids, diagnostics, cancellationToken)
            : new FixAllContext(offer.Document.Project, offer.Provider, scope, key, ids, diagnostics, cancellationToken);
    }

    private async Task CompareAsync(
        FixableProject first,
        Project project,
        ResolvedState expected,
        int applied,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var report = await FileComparison.DifferencesAsync(expected, project, cancellationToken);
        var errors = await NewCompilerErrorsAsync(first, project, expected, verifier, cancellationToken);
        if (report is not null)
        {
            var offers = applied == 0 ? $"\nNo code action was applied. On offer were:\n{await _runner.DescribeOffersAsync(first, cancellationToken)}" : "";
            verifier.Fail($"The fixed files differ from the expected ones.\n{report}{offers}{(errors is null ? "" : "\n" + errors)}");
        }
        else if (errors is not null)
        {
            verifier.Fail(errors);
        }
    }

    private async Task<string?> NewCompilerErrorsAsync(
        FixableProject first,
        Project project,
        ResolvedState expected,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        if (host.Settings.CompilerDiagnostics == CompilerDiagnostics.None)
        {
            return null;
        }

        // Positions move with an edit, so an error is known again by its id and message.
        var known = first.CompilerErrors.CountBy(Identity).ToDictionary();
        var last = await _runner.InspectAsync(project, verifier, cancellationToken);
        var added = last.CompilerErrors
            .GroupBy(Identity)
            .SelectMany(group => group.Skip(known.GetValueOrDefault(group.Key)))
            .Where(error => !expected.Expected.Any(result => result.Id == error.Id))
            .ToArray();
        return added.Length == 0 ? null : $"The fixed code has compiler errors that were not there before:\n{DiagnosticReport.List([.. added], expected.DefaultPath)}";
    }

    private static (string Id, string Message) Identity(Diagnostic diagnostic) => (diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture));

    private static string StillOnOffer(string after, CodeFixOffer offer, string property)
        => $"After {after} there is still a fix on offer: \"{offer.Action.Title}\" for\n  {DiagnosticReport.Display(offer.Diagnostic)}\n"
            + $"If that is right, set {property} to the exact number, or to a negative number as the upper bound; if not, make one pass mend everything it is asked to.\n";

    private static string Count(int number, string singular, string plural) => $"{number} {(number == 1 ? singular : plural)}";
}
