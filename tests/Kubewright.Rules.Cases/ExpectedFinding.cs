namespace Kubewright.Rules.Cases;

/// <summary>What one finding must be, whichever front end the objects came through.</summary>
/// <param name="Id">The rule.</param>
/// <param name="ObjectKey">The object: <c>StatefulSet/web</c>.</param>
/// <param name="Path">The member: <c>spec.clusterIP</c>.</param>
/// <param name="Message">The whole message.</param>
/// <param name="HasFix">Whether a mechanical fix is offered, after which the finding is gone.</param>
public sealed record ExpectedFinding(string Id, string ObjectKey, string Path, string Message, bool HasFix = true)
{
    /// <summary>Whether the finding, which has no fix of its own, is gone once another finding of the case is fixed.</summary>
    public bool GoesWithAnother { get; init; }
}
