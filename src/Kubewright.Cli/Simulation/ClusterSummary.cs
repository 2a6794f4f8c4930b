using Kubewright.Runtime;

namespace Kubewright.Cli;

/// <summary>Prints what a cluster holds at the end of a run, as <c>kubectl get</c> does.</summary>
internal static class ClusterSummary
{
    /// <summary>Prints the sets, pods, claims and volumes; kinds of which there is none are left out.</summary>
    public static void Write(TextWriter output, ClusterSnapshot snapshot, DateTimeOffset now, bool showsNamespace)
    {
        Write(ObjectTables.StatefulSets, snapshot.StatefulSets);
        Write(ObjectTables.Pods, snapshot.Pods);
        Write(ObjectTables.PersistentVolumeClaims, snapshot.PersistentVolumeClaims);
        Write(ObjectTables.PersistentVolumes, snapshot.PersistentVolumes, isNamespaced: false);

        void Write<T>(ObjectTable<T> table, IReadOnlyCollection<T> objects, bool isNamespaced = true)
            where T : class, IKubernetesObject
        {
            if (objects.Count == 0)
            {
                return;
            }

            output.WriteLine();
            var prefix = isNamespaced && showsNamespace;
            var header = table.Header();
            var rows = objects.Select(item => (IReadOnlyList<string>)(prefix ? [item.Metadata.Namespace ?? "", .. table.Row(item, now)] : table.Row(item, now)));
            new TableWriter(output).Write([prefix ? ["NAMESPACE", .. header] : header, .. rows]);
        }
    }
}
