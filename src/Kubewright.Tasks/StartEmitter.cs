using System.ComponentModel;
using Microsoft.Build.Framework;

namespace Kubewright.Tasks;

/// <summary>
/// Starts an emitter while MSBuild and the compiler are at work, since most of what it takes is to start. One that is not needed in
/// the end, because the sources do not compile, ends with the build.
/// </summary>
public sealed class StartEmitter : EmitterTask
{
    /// <inheritdoc/>
    public override bool Execute()
    {
        if (BuildEngine4.GetRegisteredTaskObject(Key, RegisteredTaskObjectLifetime.Build) is not null)
        {
            return true;
        }

        try
        {
            BuildEngine4.RegisterTaskObject(Key, StartProcess(), RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        }
        catch (Win32Exception error)
        {
            Log.LogMessage(MessageImportance.Low, error.Message);
        }

        return true;
    }
}
