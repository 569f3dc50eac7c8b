using System.Collections.Concurrent;

namespace Qlower.Loaders.S3.Reading;

/// <summary>
/// Buffers for ranges, reused by the next reader. Retains no more than one reader needs: a shared pool would retain more, and what is left to
/// the garbage collector is released late, since it is large. Thread-safe.
/// </summary>
internal sealed class RangeBufferPool(int bytes, int most)
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
