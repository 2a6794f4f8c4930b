using Kubewright.Runtime;

namespace Kubewright.Cli;

/// <summary>Prints a line per change of a pod, as <c>kubectl get pods -w</c> does.</summary>
internal sealed class PodWatch
{
    /// <summary>The longest status of a pod that starts without trouble: its column is as wide from the first line on.</summary>
    private const string LongestUsualStatus = "ContainerCreating";

    private const string StatusColumn = "STATUS";

    private readonly TableWriter _table;
    private readonly TextWriter _output;
    private readonly bool _showsNamespace;
    private bool _hasHeader;

    /// <summary>Creates the watch.</summary>
    /// <param name="output">Where to print.</param>
    /// <param name="showsNamespace">Whether pods of several namespaces have to be told apart.</param>
    public PodWatch(TextWriter output, bool showsNamespace)
    {
        _output = output;
        _table = new TableWriter(output);
        _showsNamespace = showsNamespace;
    }

    /// <summary>Prints the change if it is one of a pod.</summary>
    public void OnChange(StoreEvent change)
    {
        if (change.Object is not Pod pod)
        {
            return;
        }

        var row = Row(pod, ObjectTables.Pods.Row(pod, change.Time));
        if (_hasHeader)
        {
            _table.Write(row);
        }
        else
        {
            _table.Write([Header(), row]);
            _hasHeader = true;
        }

        _output.Flush();
    }

    private IReadOnlyList<string> Header()
    {
        var columns = ObjectTables.Pods.Header().Select(static name => name == StatusColumn ? name.PadRight(LongestUsualStatus.Length) : name);
        return _showsNamespace ? ["NAMESPACE", .. columns] : [.. columns];
    }

    private IReadOnlyList<string> Row(Pod pod, IReadOnlyList<string> cells) => _showsNamespace ? [pod.Metadata.Namespace ?? "", .. cells] : cells;
}
