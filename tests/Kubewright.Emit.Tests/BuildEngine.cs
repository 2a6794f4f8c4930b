using System.Collections;
using Microsoft.Build.Framework;

namespace Kubewright.Emit.Tests;

/// <summary>MSBuild as a task sees it during a build: it takes what is logged, and keeps objects until the build ends.</summary>
internal sealed class BuildEngine : IBuildEngine4, IDisposable
{
    private readonly Dictionary<object, object> _objects = [];

    /// <summary>The codes of the errors and warnings, in order.</summary>
    public List<string> Codes { get; } = [];

    /// <summary>The messages that a user sees.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>What is kept.</summary>
    public int Kept => _objects.Count;

    public bool ContinueOnError => false;

    public bool IsRunningMultipleNodes => false;

    public int LineNumberOfTaskNode => 1;

    public int ColumnNumberOfTaskNode => 1;

    public string ProjectFileOfTaskNode => "Shop.csproj";

    public void LogErrorEvent(BuildErrorEventArgs e) => Codes.Add(e.Code);

    public void LogWarningEvent(BuildWarningEventArgs e) => Codes.Add(e.Code);

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
        if (e.Importance == MessageImportance.High)
        {
            Messages.Add(e.Message!);
        }
    }

    public void RegisterTaskObject(object key, object obj, RegisteredTaskObjectLifetime lifetime, bool allowEarlyCollection) => _objects.Add(key, obj);

    public object GetRegisteredTaskObject(object key, RegisteredTaskObjectLifetime lifetime) => _objects.GetValueOrDefault(key)!;

    public object UnregisterTaskObject(object key, RegisteredTaskObjectLifetime lifetime) => _objects.Remove(key, out var value) ? value : null!;

    /// <summary>The build ends.</summary>
    public void Dispose()
    {
        foreach (var value in _objects.Values.OfType<IDisposable>())
        {
            value.Dispose();
        }
    }

    public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs, string toolsVersion) => throw new NotSupportedException();

    public bool BuildProjectFilesInParallel(string[] projectFileNames, string[] targetNames, IDictionary[] globalProperties, IDictionary[] targetOutputsPerProject, string[] toolsVersion, bool useResultsCache, bool unloadProjectsOnCompletion) => throw new NotSupportedException();

    public BuildEngineResult BuildProjectFilesInParallel(string[] projectFileNames, string[] targetNames, IDictionary[] globalProperties, IList<string>[] removeGlobalProperties, string[] toolsVersion, bool returnTargetOutputs) => throw new NotSupportedException();

    public void Yield()
    {
    }

    public void Reacquire()
    {
    }
}
