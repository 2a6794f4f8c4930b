namespace Kubewright.Cli;

/// <summary>How a call of kubectl ended.</summary>
/// <param name="IsSuccess">Whether it did what it was asked to.</param>
/// <param name="Out">What it printed.</param>
/// <param name="Error">What it complained about.</param>
internal sealed record KubectlResult(bool IsSuccess, string Out, string Error);
