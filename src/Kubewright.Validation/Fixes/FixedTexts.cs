using Kubewright.Rules;

namespace Kubewright.Validation;

/// <summary>Manifest texts after the fixes of their findings.</summary>
/// <param name="Texts">All texts in the order in which they were given, changed or not.</param>
/// <param name="Applied">The fixes that were made, in order.</param>
/// <param name="Refused">The fixes that were not, because the text cannot be changed safely; each once.</param>
public sealed record FixedTexts(IReadOnlyList<ManifestText> Texts, IReadOnlyList<FixHint> Applied, IReadOnlyList<FixHint> Refused);
