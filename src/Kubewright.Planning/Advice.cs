using Kubewright.Rules;

namespace Kubewright.Planning;

/// <summary>What a rule about changes says that is no refusal.</summary>
/// <param name="RuleId">The rule, for example <c>KW5010</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Id">The object that it is about.</param>
/// <param name="Message">The object, the fact, the consequence and the cure.</param>
public sealed record Advice(string RuleId, Severity Severity, ObjectId Id, string Message);
