// Drives the unmodified ncalayer-js-client against an agent, in Node.js: node sign.cjs wss://127.0.0.1:PORT
const { NCALayerClient } = require("ncalayer-js-client");

const data = Buffer.from("Қол қойылатын құжат", "utf8").toString("base64");

async function main() {
  const client = new NCALayerClient(process.argv[2]);
  const version = await client.connect();
  const tokens = await client.getActiveTokens();
  await client.changeLocale("kk");
  const keyInfo = await client.getKeyInfo("PKCS12");
  const cades = await client.createCAdESFromBase64("PKCS12", data, "SIGNATURE", true);
  const attached = await client.basicsSignCMS(
    NCALayerClient.basicsStoragePKCS12,
    data,
    { decode: true, encapsulate: true, digested: false },
    NCALayerClient.basicsSignerSignPerson,
  );
  const many = await client.basicsSignCMS(
    NCALayerClient.basicsStoragePKCS12,
    [data, data],
    NCALayerClient.basicsCMSParamsDetachedNoTSP,
    NCALayerClient.basicsSignerSignAny,
  );
  let cancelled = null;
  try {
    await client.basicsSignCMS(NCALayerClient.basicsStoragePKCS12, data, {}, NCALayerClient.basicsSignerSignAny);
  } catch (error) {
    cancelled = error.canceledByUser;
  }
  console.log(JSON.stringify({ version, isKmd: client.isKmd, tokens, keyInfo, cades, attached, many, cancelled }));
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
