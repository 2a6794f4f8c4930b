namespace Kubewright.Rules;

/// <summary>One demand of a selector that labels certainly do not meet.</summary>
/// <param name="Key">The label's key.</param>
/// <param name="Fact">What is wrong: <c>app is 'web'</c>, <c>tier is missing</c>.</param>
/// <param name="Wanted">The value that the label must have; null when the demand is not for one value.</param>
internal sealed record LabelMismatch(string Key, string Fact, string? Wanted);
