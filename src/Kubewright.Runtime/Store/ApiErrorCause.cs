namespace Kubewright.Runtime;

/// <summary>One field of an object that validation refused, or why a request was.</summary>
/// <param name="Reason"><c>FieldValueRequired</c>, <c>FieldValueInvalid</c>, <c>FieldValueNotSupported</c>, <c>FieldValueForbidden</c> or <c>FieldValueDuplicate</c>; of a request, what clients ask for by name, as <c>ResourceVersionTooLarge</c>.</param>
/// <param name="Field">The field's path, for example <c>spec.replicas</c>; empty for none.</param>
/// <param name="Message">What is wrong, without the path.</param>
public sealed record ApiErrorCause(string Reason, string Field, string Message);
