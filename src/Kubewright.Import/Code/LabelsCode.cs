namespace Kubewright.Import;

/// <summary>Labels, which may turn out to have a name.</summary>
/// <param name="Labels">The labels.</param>
/// <param name="Plain">How they are written where they stand; not for a selector of several labels.</param>
internal sealed record LabelsCode(SharedLabels.Entry Labels, CodeNode Plain) : CodeNode;
