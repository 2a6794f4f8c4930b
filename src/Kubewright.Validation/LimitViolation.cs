namespace Kubewright.Validation;

/// <summary>A member of a built object that its schema does not allow.</summary>
/// <param name="Rule">What sort of mistake it is.</param>
/// <param name="Path">The member, for example <c>spec.racks[0].zones</c>.</param>
/// <param name="Fact">What is wrong with it, as the end of a sentence that begins with the path.</param>
/// <param name="Cure">What to do.</param>
internal sealed record LimitViolation(ReadRule Rule, string Path, string Fact, string Cure);
