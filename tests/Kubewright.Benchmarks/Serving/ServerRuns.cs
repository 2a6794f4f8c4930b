namespace Kubewright.Benchmarks.Serving;

/// <summary>What the API server takes under load: see README.md.</summary>
internal static class ServerRuns
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(30);

    /// <summary>Runs one of <c>list</c>, <c>watch [seconds]</c>, or both, and prints the rows of the tables in README.md.</summary>
    public static async Task RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case ["serve", var kubeconfig]:
                await ServerProcess.ServeAsync(kubeconfig);
                break;
            case ["list"]:
                await ListRun.RunAsync();
                break;
            case ["watch"]:
                await WatchRun.RunAsync(Short);
                break;
            case ["watch", var seconds] when int.TryParse(seconds, out var number):
                await WatchRun.RunAsync(TimeSpan.FromSeconds(number));
                break;
            case []:
                await ListRun.RunAsync();
                await WatchRun.RunAsync(Short);
                break;
            default:
                throw new ArgumentException("server [list | watch [seconds]]", nameof(arguments));
        }
    }
}
