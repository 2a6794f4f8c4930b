namespace Kubewright.Emit;

/// <summary>The process that MSBuild runs after a build.</summary>
internal static class Program
{
    private const int Success = 0;
    private const int FoundErrors = 1;
    private const int Misused = 2;

    /// <summary>Arguments: the assembly, the output folder, and where there are some the compiler's log and the settings.</summary>
    public static int Main(string[] args)
    {
        if (args.Length is < 2 or > 4 || args.Any(string.IsNullOrEmpty))
        {
            Console.Error.WriteLine("Usage: Kubewright.Emit <assembly> <output folder> [<compiler log> [<settings>]]");
            return Misused;
        }

        return Run(new EmitOptions(args[0], args[1], args.ElementAtOrDefault(2), args.ElementAtOrDefault(3)), Console.Out);
    }

    /// <summary>Emits and says what happened, in lines that MSBuild understands.</summary>
    internal static int Run(EmitOptions options, TextWriter output)
    {
        WarmUp.Start();
        var result = Emitter.Run(options);
        foreach (var finding in result.Findings)
        {
            output.WriteLine(finding.ToBuildText());
        }

        foreach (var name in result.Change.Written)
        {
            output.WriteLine($"{result.Assembly} -> {Path.Combine(options.OutputFolder, name)}");
        }

        foreach (var name in result.Change.Removed)
        {
            output.WriteLine($"{result.Assembly} -> {Path.Combine(options.OutputFolder, name)} (removed)");
        }

        return result.HasErrors ? FoundErrors : Success;
    }
}
