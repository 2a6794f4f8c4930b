using Microsoft.Build.Framework;

namespace Kubewright.Tasks;

/// <summary>What the tasks have in common: which emitter they are about.</summary>
public abstract class EmitterTask : Microsoft.Build.Utilities.Task
{
    /// <summary>The program <c>dotnet</c>.</summary>
    [Required]
    public string Host { get; set; } = "";

    /// <summary>The emitter's assembly.</summary>
    [Required]
    public string Emitter { get; set; } = "";

    /// <summary>The project's folder.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The compiler's output, which no two projects of a build share.</summary>
    [Required]
    public string Compiled { get; set; } = "";

    private protected object Key => (typeof(EmitterTask), Compiled);

    private protected EmitterProcess StartProcess() => EmitterProcess.Start(Host, Emitter, Folder);
}
