using System.ComponentModel;
using Microsoft.Build.Framework;

namespace Kubewright.Tasks;

/// <summary>Has the emitter that <see cref="StartEmitter"/> started write a project's manifests, or a new one.</summary>
public sealed class EmitManifests : EmitterTask, ICancelableTask
{
    private volatile EmitterProcess? _process;

    /// <summary>The built assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The folder for the YAML files.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>The compiler's log; it need not exist.</summary>
    [Required]
    public string CompilerLog { get; set; } = "";

    /// <summary>The file in which the build wrote what the rules are told; it need not exist.</summary>
    [Required]
    public string Settings { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            using var process = BuildEngine4.UnregisterTaskObject(Key, RegisteredTaskObjectLifetime.Build) as EmitterProcess ?? StartProcess();
            _process = process;
            if (process.Run([Assembly, OutputFolder, CompilerLog, Settings], line => Log.LogMessageFromText(line, MessageImportance.High)) == 0)
            {
                return true;
            }
        }
        catch (Win32Exception error)
        {
            Log.LogMessage(MessageImportance.High, "{0}: {1}", Host, error.Message);
        }

        Log.LogError(null, "KW9100", null, null, 0, 0, 0, 0, "{0}: no manifests were written, because of the errors above.", Path.GetFileNameWithoutExtension(Compiled));
        return false;
    }

    /// <inheritdoc/>
    public void Cancel() => _process?.Kill();
}
