namespace Kubewright.Emit;

/// <summary>The process that MSBuild runs after a build.</summary>
internal static class Program
{
    private const int Success = 0;
    private const int FoundErrors = 1;
    private const int Misused = 2;

    /// <summary>
    /// Arguments: the assembly, the output folder, and where there are some the compiler's log and the settings. Without any they come
    /// from standard input, a line for each, and the process makes itself ready until it ends; nothing at all asks for nothing.
    /// </summary>
    public static int Main(string[] args)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        Console.SetOut(output);
        WarmUp.Start();
        if (args is [])
        {
            WarmUp.LoadAndWrite();
            args = ReadArguments(new StreamReader(Console.OpenStandardInput()));
            return args is [] ? Success : Run(args, output);
        }

        return Run(args, output);
    }

    /// <summary>The arguments, when MSBuild has them.</summary>
    private static string[] ReadArguments(TextReader input) => input.ReadToEnd() is { Length: > 0 } lines ? lines[..^1].Split('\n') : [];

    /// <summary>Emits as the arguments say.</summary>
    internal static int Run(string[] args, TextWriter output)
    {
        if (args.Length is < 2 or > 4 || args.Any(string.IsNullOrEmpty))
        {
            Console.Error.WriteLine("Usage: Kubewright.Emit <assembly> <output folder> [<compiler log> [<settings>]]");
            return Misused;
        }

        return Run(new EmitOptions(args[0], args[1], args.ElementAtOrDefault(2), args.ElementAtOrDefault(3)), output);
    }

    /// <summary>Emits and says what happened, in lines that MSBuild understands.</summary>
    internal static int Run(EmitOptions options, TextWriter output)
    {
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
