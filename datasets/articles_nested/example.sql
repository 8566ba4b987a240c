-- Pictures with a credit. Run in the folder of the export: duckdb < example.sql
SELECT headline, image.url, image.credit
FROM (SELECT headline, unnest(images) AS image FROM 'articles_nested/*.parquet')
WHERE image.credit IS NOT NULL LIMIT 20;
