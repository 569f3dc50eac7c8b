using System.Collections.Concurrent;

namespace Qlower.Loaders.S3.Reading;

/// <summary>
/// Buffers for ranges, used again by the next reader. Never keeps more than one reader needs: a pool for everybody would, and what is left to
/// the collector stays for long, since it is large. Thread-safe.
/// </summary>
internal sealed class RangeBuffers(int bytes, int most)
{
    private readonly ConcurrentBag<byte[]> _free = [];

    public byte[] Rent() => _free.TryTake(out var buffer) ? buffer : GC.AllocateUninitializedArray<byte>(bytes);

    public void Return(byte[] buffer)
    {
        if (_free.Count < most)
        {
            _free.Add(buffer);
        }
    }
}
