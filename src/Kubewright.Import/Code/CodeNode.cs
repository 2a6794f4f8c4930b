namespace Kubewright.Import;

/// <summary>An expression to be laid out.</summary>
internal abstract record CodeNode;
