using Kubewright.Rules;
using Kubewright.Schema;

namespace Kubewright.Emit;

/// <summary>One diagnostic that the compiler reported, or held back because the user suppressed it.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">The text.</param>
/// <param name="Location">The place; null when it has none.</param>
/// <param name="ObjectKey">The object it is about, for a rule of this project; otherwise null.</param>
/// <param name="Path">The path in the object, for a rule of this project; otherwise null.</param>
/// <param name="IsSuppressed">Whether the user suppressed it.</param>
public sealed record CompilerResult(string Id, Severity Severity, string Message, TextOrigin? Location, string? ObjectKey, string? Path, bool IsSuppressed);
