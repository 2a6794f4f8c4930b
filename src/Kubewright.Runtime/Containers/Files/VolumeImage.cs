namespace Kubewright.Runtime;

/// <summary>All files of the storage behind a PersistentVolume at one time.</summary>
/// <param name="VolumeUid">The uid of the PersistentVolume.</param>
/// <param name="Bytes">The files in a form of this library's own.</param>
public sealed record VolumeImage(string VolumeUid, ReadOnlyMemory<byte> Bytes);
