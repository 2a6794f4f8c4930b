namespace Kubewright.Cli;

/// <summary>What a word on the command line stands for.</summary>
internal enum InputKind
{
    /// <summary>A file of YAML or JSON, or standard input.</summary>
    Text,

    /// <summary>A folder of YAML and JSON files.</summary>
    Folder,

    /// <summary>A C# project, or a folder with one.</summary>
    Project,

    /// <summary>A built assembly.</summary>
    Assembly,
}
