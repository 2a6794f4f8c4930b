namespace Kubewright.Runtime;

/// <summary>One field of an object that validation refused.</summary>
/// <param name="Reason"><c>FieldValueRequired</c>, <c>FieldValueInvalid</c>, <c>FieldValueNotSupported</c>, <c>FieldValueForbidden</c> or <c>FieldValueDuplicate</c>.</param>
/// <param name="Field">The field's path, for example <c>spec.replicas</c>.</param>
/// <param name="Message">What is wrong, without the path.</param>
public sealed record ApiErrorCause(string Reason, string Field, string Message);
