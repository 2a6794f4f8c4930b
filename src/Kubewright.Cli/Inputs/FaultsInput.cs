using Kubewright.Runtime;

namespace Kubewright.Cli;

/// <summary>Reads the file that <c>--faults</c> names.</summary>
internal static class FaultsInput
{
    /// <summary>The faults; none without a file; null when the file cannot be used, which is then said.</summary>
    public static IReadOnlyList<Fault>? Read(string? file, CliConsole console)
    {
        if (file is null)
        {
            return [];
        }

        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Complain($"--faults: {file} cannot be read: {error.Message}");
            return null;
        }

        var reading = FaultReader.Read(text, file);
        foreach (var problem in reading.Problems)
        {
            console.Error.WriteLine(problem);
        }

        return reading.Problems.IsEmpty ? [.. reading.Faults] : null;
    }
}
