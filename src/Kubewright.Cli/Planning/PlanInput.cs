using Kubewright.Planning;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>One side of a plan, read.</summary>
/// <param name="Objects">The objects.</param>
/// <param name="Settings">What the project that was given says about the rules.</param>
/// <param name="Baseline">Where the project that was given keeps what was last applied; null when it says nothing.</param>
internal sealed record PlanInput(IReadOnlyList<PlanObject> Objects, RuleSettings Settings, string? Baseline)
{
    /// <summary>Nothing is there.</summary>
    public static PlanInput Nothing { get; } = new([], RuleSettings.Default, null);

    /// <summary>Reads what the words on the command line name.</summary>
    /// <param name="inputs">Projects, assemblies, files and folders.</param>
    /// <param name="defaultNamespace">The namespace of objects that write none.</param>
    /// <param name="console">Where to complain.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The objects; null when something cannot be read, which is then said.</returns>
    public static async Task<PlanInput?> ReadAsync(IReadOnlyList<string> inputs, string defaultNamespace, CliConsole console, CancellationToken cancellation)
    {
        var input = await new InputReader(console).ReadAsync(inputs, cancellation).ConfigureAwait(false);
        if (input is null)
        {
            return null;
        }

        var isReadable = true;
        foreach (var finding in input.Check(input.ProjectSettings).Where(Admission.IsUnreadable))
        {
            console.Error.WriteLine(finding.ToText());
            isReadable = false;
        }

        return !isReadable ? null : new PlanInput(
            [
                .. input.Texts.SelectMany(static text => text.Objects).Select(document => PlanObject.Of(document, defaultNamespace)).OfType<PlanObject>(),
                .. input.BuiltObjects().Select(value => PlanObject.Of(value, defaultNamespace)),
            ],
            input.ProjectSettings,
            input.Assemblies is [var single] ? single.Baseline : null);
    }
}
