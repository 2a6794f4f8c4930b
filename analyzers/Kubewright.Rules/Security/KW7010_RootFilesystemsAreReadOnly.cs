using Kubewright.Rules.Views;

namespace Kubewright.Rules.Security;

/// <summary>The root file system of each container is read-only.</summary>
public sealed class RootFilesystemsAreReadOnly() : StatefulSetRule(new(
    "KW7010", "writable-root-filesystem", "The root file system of each container is read-only",
    RuleCategory.Security, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in LinuxPods.Containers(set.Template.Spec))
        {
            var readOnly = container.View.SecurityContext.ReadOnlyRootFilesystem;
            if (readOnly.IsAbsent || readOnly.Is(false) == true)
            {
                context.Report(
                    readOnly.IsKnown ? readOnly.At : container.View.At,
                    $"{context.Object} lets {container} write to its root file system: an intruder can change its programs, and what the process writes outside its volumes is lost at a restart. "
                    + "Set readOnlyRootFilesystem to true, and mount an emptyDir where it has to write.",
                    new FixHint("Make the root file system read-only", new SetValueEdit(context.Object.Key, readOnly.Path, Build.Flag(true))));
            }
        }
    }
}
