namespace Kubewright.Rules.Schema;

/// <summary>The cluster's release serves the API version of every object.</summary>
public sealed class ApiVersionsAreServed() : Rule(new(
    "KW9017", "api-version-removed", "The cluster's release serves the API version of every object",
    RuleCategory.Schema, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var subject = context.Object;
        if (context.Cluster.Version is not { } release
            || subject.KnownKind is not { } kind
            || !RemovedApi.All.TryGetValue(kind, out var removed)
            || !release.IsAtLeast(removed.Removed))
        {
            return;
        }

        context.Report(
            subject.ApiVersion.At,
            $"{subject} is of {kind.ApiVersion}, which Kubernetes {release} does not serve: it was removed in 1.{removed.Removed}. "
            + $"The API server refuses the object. Use {removed.Successor}{(removed.IsSame ? "." : ", and mend what differs there.")}",
            removed.IsSame ? new FixHint($"Use {removed.Successor}", new SetValueEdit(subject.Key, subject.ApiVersion.Path, Build.Text(removed.Successor))) : null);
    }
}
