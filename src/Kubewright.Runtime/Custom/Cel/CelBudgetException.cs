namespace Kubewright.Runtime;

/// <summary>The evaluation of expressions has taken more steps than it may. It never leaves the evaluator.</summary>
internal sealed class CelBudgetException() : Exception("validation failed due to running out of cost budget, no further validation rules will be run");
