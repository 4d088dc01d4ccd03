namespace TorchSharp.Utils;

/// <summary>Numbers in seven-bit groups, lowest first, as TorchSharp's files hold them.</summary>
internal static class LEB128
{
    public static void Encode(this BinaryWriter writer, long value)
    {
        if (value < 0) throw new NotImplementedException("LEB128 encoding of negative numbers");
        for (; value > 0x7f; value >>= 7) writer.Write((byte)(value & 0x7f | 0x80));
        writer.Write((byte)value);
    }

    public static long Decode(this BinaryReader reader)
    {
        long result = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = reader.ReadByte();
            result += (part & 0x7fL) << shift;
            if ((part & 0x80) == 0) return result;
        }
    }
}
