using System.Diagnostics;
using System.Globalization;

namespace Kubewright.Benchmarks;

/// <summary>
/// What <c>kubewright check</c> takes as a user waits for it, the start of the process included: on a thousand files of one
/// set each, and on one file.
/// </summary>
internal static class CheckRuns
{
    private const int Files = 1000;
    private const int Runs = 9;

    /// <summary>Runs it and prints a row of the table in README.md for each.</summary>
    /// <param name="command">The <c>kubewright</c> that was published: a program, or a <c>.dll</c>.</param>
    public static void Run(string command)
    {
        var folder = Directory.CreateTempSubdirectory("kubewright-");
        try
        {
            for (var i = 0; i < Files; i++)
            {
                File.WriteAllText(Path.Combine(folder.FullName, $"web-{i}.yaml"), Manifest(i));
            }

            Measure($"{Files} files", command, folder.FullName);
            Measure("one file", command, Path.Combine(folder.FullName, "web-0.yaml"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Measure(string what, string command, string path)
    {
        var times = Enumerable.Range(0, Runs).Select(_ => Time(command, path)).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what}: fastest {times[0].TotalMilliseconds:0} ms, median {times[Runs / 2].TotalMilliseconds:0} ms of {Runs} runs"));
    }

    private static TimeSpan Time(string command, string path)
    {
        var start = command.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? new ProcessStartInfo("dotnet", [command]) : new ProcessStartInfo(command);
        start.ArgumentList.Add("check");
        start.ArgumentList.Add(path);
        start.RedirectStandardOutput = true;
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var time = Stopwatch.GetElapsedTime(begin);
        return process.ExitCode == 0 ? time : throw new InvalidOperationException(output);
    }

    /// <summary>A set with the Service that governs it, without a finding.</summary>
    private static string Manifest(int i) =>
        $$"""
        apiVersion: v1
        kind: Service
        metadata: { name: web-{{i}} }
        spec:
          clusterIP: None
          selector: { app: web-{{i}} }
          ports: [{ name: web, port: 80 }]
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web-{{i}} }
        spec:
          serviceName: web-{{i}}
          replicas: 3
          selector: { matchLabels: { app: web-{{i}} } }
          template:
            metadata: { labels: { app: web-{{i}} } }
            spec:
              terminationGracePeriodSeconds: 10
              containers:
              - name: nginx
                image: registry.k8s.io/nginx-slim:0.27
                ports: [{ name: web, containerPort: 80 }]
                volumeMounts: [{ name: www, mountPath: /usr/share/nginx/html }]
          volumeClaimTemplates:
          - metadata: { name: www }
            spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }

        """;
}
