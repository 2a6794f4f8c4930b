namespace Kubewright.Emit;

/// <summary>What to emit, and where to.</summary>
/// <param name="AssemblyPath">The built assembly.</param>
/// <param name="OutputFolder">The folder for the YAML files.</param>
/// <param name="CompilerLogPath">The compiler's SARIF log; null or a file that does not exist when there is none.</param>
/// <param name="SettingsPath">The file in which the build wrote what the rules are told; null or a file that does not exist when there is none.</param>
public sealed record EmitOptions(string AssemblyPath, string OutputFolder, string? CompilerLogPath = null, string? SettingsPath = null);
