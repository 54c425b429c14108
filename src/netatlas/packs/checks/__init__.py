"""What is wrong within a record and between records, and what is worth a look."""
