using System.Buffers;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>Copies bytes of the file; what is secret is replaced by digits, which are valid in texts, escapes and numbers.</summary>
internal sealed class RejectsCopier(IReadOnlyList<ByteRange> secrets, IBufferWriter<byte> output)
{
    private byte _last;

    /// <summary>Copies.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="offset">Their offset in the file.</param>
    public void Copy(ReadOnlySpan<byte> data, long offset)
    {
        if (data.IsEmpty)
        {
            return;
        }

        if (SecretMask.IsTouched(secrets, offset, data.Length))
        {
            CopyMasked(data, offset);
        }
        else
        {
            output.Write(data);
            _last = data[^1];
        }
    }

    private void CopyMasked(ReadOnlySpan<byte> data, long offset)
    {
        for (var i = 0; i < data.Length; i++)
        {
            var isKept = data[i] is (byte)'"' or (byte)'\\' || _last == '\\' || !SecretMask.IsTouched(secrets, offset + i, 1);
            _last = data[i];
            output.Write([isKept ? data[i] : (byte)'1']);
        }
    }
}
